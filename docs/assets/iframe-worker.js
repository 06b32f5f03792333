// Browsers start no worker from a file. On pages that were opened as files, a hidden frame does the worker's work.
if (location.protocol === "file:") {
  window.Worker = class extends EventTarget {
    onmessage = null
    onerror = null
    onmessageerror = null

    constructor(url) {
      super()
      const frame = document.createElement("iframe")
      frame.hidden = true
      document.documentElement.append(frame)
      this.frame = frame
      const inner = frame.contentWindow
      inner.postMessage = data => queueMicrotask(() => {
        const message = new MessageEvent("message", { data: structuredClone(data) })
        this.dispatchEvent(message)
        this.onmessage?.(message)
      })
      const script = inner.document.createElement("script")
      script.src = url
      this.ready = new Promise((done, failed) => {
        script.onload = done
        script.onerror = failed
      })
      this.ready.catch(error => this.onerror?.(error))
      inner.document.documentElement.append(script)
    }

    postMessage(data) {
      this.ready.then(() => {
        const inner = this.frame.contentWindow
        const message = new MessageEvent("message", { data: structuredClone(data) })
        inner.onmessage?.(message)
        inner.dispatchEvent(message)
      })
    }

    terminate() {
      this.frame.remove()
    }
  }
}

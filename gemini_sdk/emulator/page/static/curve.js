// The loss of a tuning by step, as a drawing.

import { svg } from "./dom.js";

const WIDTH = 560;
const HEIGHT = 190;
const LEFT = 44;
const RIGHT = 12;
const TOP = 10;
const BOTTOM = 26;

export function curve(tuning) {
  const { training, validation } = tuning;
  const losses = [...training, ...validation].map(([, loss]) => loss);
  const high = Math.max(...losses);
  const low = Math.min(...losses);
  const margin = (high - low || high || 1) * 0.08;
  const most = high + margin;
  const least = Math.max(0, low - margin);
  const x = (step) => LEFT + ((step - 1) / Math.max(1, tuning.steps - 1)) * (WIDTH - LEFT - RIGHT);
  const y = (loss) => TOP + ((most - loss) / (most - least || 1)) * (HEIGHT - TOP - BOTTOM);
  const label = `Loss of ${tuning.title}: ${training[0][1].toFixed(2)} at step ${training[0][0]}, ${training.at(-1)[1].toFixed(2)} at step ${training.at(-1)[0]}`;
  const drawing = svg("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, class: "curve", role: "img", "aria-label": label });
  for (const share of [0, 0.5, 1]) {
    const loss = least + share * (most - least);
    drawing.append(
      svg("line", { x1: LEFT, x2: WIDTH - RIGHT, y1: y(loss), y2: y(loss), class: "grid" }),
      svg("text", { x: LEFT - 8, y: y(loss) + 4, "text-anchor": "end" }, loss.toFixed(2)),
    );
  }
  drawing.append(
    svg("text", { x: LEFT, y: HEIGHT - 8 }, "step 1"),
    svg("text", { x: WIDTH - RIGHT, y: HEIGHT - 8, "text-anchor": "end" }, `step ${tuning.steps}`),
  );
  for (const [points, kind] of [[training, "training"], [validation, "validation"]]) {
    if (!points.length) continue;
    const line = points.map(([step, loss]) => `${x(step).toFixed(1)},${y(loss).toFixed(1)}`).join(" ");
    const [step, loss] = points.at(-1);
    drawing.append(svg("polyline", { points: line, class: kind }), svg("circle", { cx: x(step), cy: y(loss), r: 3, class: kind }));
  }
  return drawing;
}

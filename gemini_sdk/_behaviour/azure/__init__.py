"""Methods that people expect on the models of Azure AI Model Inference."""

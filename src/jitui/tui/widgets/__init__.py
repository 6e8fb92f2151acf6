"""The app's widgets: lines that scroll, and the bars around them."""

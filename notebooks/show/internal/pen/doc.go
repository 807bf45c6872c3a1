// Package pen is what every picture is drawn with, whatever it shows: a canvas
// that writes SVG, axes and their ticks, legends, markers, arrows, shapes,
// curves, scales of colours, tiles with numbers, text, and how numbers are
// written. All colours that are not data stand in theme.go.
//
// Drawing functions take gonum's draw.Canvas over a [Canvas] of this package,
// coordinates in CSS pixels, y upward.
//
// It imports gonum, package palette and the standard library; of the lecture it
// knows nothing.
package pen

// Package field computes what a picture shows of a function of the plane: its
// samples on a grid, the contours through them, the regions in which one of
// several scores is the largest, and the half of a rectangle on one side of a
// line. It draws nothing, and imports gonum and the standard library alone.
package field

//go:build !noasm && !gccgo && !safe

package kernel

import "gonum.org/v1/gonum/floats"

// Gonum's assembly for amd64 multiplies and adds two numbers at a time, in the
// order that plain.go writes down. On other processors its loops leave the order
// and the rounding to the compiler.

// AddScaled is y ← y + αx, entry by entry.
func AddScaled(y []float64, alpha float64, x []float64) { floats.AddScaled(y, alpha, x[:len(y)]) }

// Dot is xᵀy, added up as dot says.
func Dot(x, y []float64) float64 { return floats.Dot(x, y[:len(x)]) }

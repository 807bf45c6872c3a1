// Package calls makes the calls of exercise 14_convolution.
package calls

import (
	convolution "nnlecture/exercises/14_convolution"
	"nnlecture/exercises/internal/work"
)

// Table is what the worker can be asked for.
var Table = work.Table{
	"OutputSize": func(a *work.Args) any {
		n, err := convolution.OutputSize(a.Int("input"), a.Int("kernel"), a.Int("padding"), a.Int("stride"))
		if err != nil {
			n = 0 // what comes with an error does not count
		}
		return work.Values("error", err != nil, "size", n)
	},
	"CrossCorrelate": func(a *work.Args) any {
		return convolution.CrossCorrelate(a.Matrix("I"), a.Matrix("F"), a.Int("padding"), a.Int("stride"))
	},
	"Convolve": func(a *work.Args) any { return convolution.Convolve(a.Matrix("I"), a.Matrix("F")) },
	"MaxPool":  func(a *work.Args) any { return convolution.MaxPool(a.Matrix("I"), a.Int("window"), a.Int("stride")) },
	"MeanPool": func(a *work.Args) any { return convolution.MeanPool(a.Matrix("I"), a.Int("window"), a.Int("stride")) },
	"MaxPoolGradient": func(a *work.Args) any {
		return convolution.MaxPoolGradient(a.Matrix("I"), a.Matrix("Delta"), a.Int("window"), a.Int("stride"))
	},
}

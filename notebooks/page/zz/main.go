package main

import (
	"fmt"
	"math"
	"os"
	"runtime"

	"nnlecture/datasets"
	"nnlecture/nnlib"
	"nnlecture/notebooks/must"
)

func train(o nnlib.Optimizer) []float64 {
	set, rng := datasets.Spirals(200, 2, 0.02, nnlib.Rand(1)), nnlib.Rand(2)
	sizes := []int{2, 20, 20, 2}
	net := nnlib.NewMLP(sizes, nnlib.TanhActivation(), nnlib.SoftmaxOutput, nnlib.Glorot, rng)
	options := nnlib.TrainOptions{Epochs: 60, BatchSize: 20}
	return nnlib.Losses(must.All(nnlib.Train(net, set.X(), set.OneHot(), o, options, rng)))
}

func main() {
	name := runtime.GOARCH + " " + os.Args[1]
	// Exp: how many of many values have other bits is seen from a sum of bits.
	var e, th, lg, sc, pw uint64
	for i := range 200000 {
		x := -20 + float64(i)*0.0002
		e += math.Float64bits(math.Exp(x)) * uint64(i+1)
		th += math.Float64bits(math.Tanh(x)) * uint64(i+1)
		lg += math.Float64bits(math.Log(x+20.5)) * uint64(i+1)
		sc += math.Float64bits(math.Sin(x)) * uint64(i+1)
		pw += math.Float64bits(math.Pow(10, x/8)) * uint64(i+1)
	}
	fmt.Printf("%s exp %x tanh %x log %x sin %x pow %x\n", name, e, th, lg, sc, pw)
	set := datasets.Spirals(200, 2, 0.02, nnlib.Rand(1))
	var d uint64
	for i := range set.Len() {
		d += math.Float64bits(set.X().At(0, i)) * uint64(i+1)
	}
	fmt.Printf("%s spirals %x\n", name, d)
	for _, o := range []nnlib.Optimizer{nnlib.NewGradientDescent(0.3), nnlib.NewRMSProp(0.1, 0.9)} {
		l := train(o)
		fmt.Printf("%s losses %.17g %.17g %.17g … %.6g\n", name, l[0], l[1], l[9], l[59])
	}
}

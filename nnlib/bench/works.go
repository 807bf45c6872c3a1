package main

import (
	"bufio"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"

	"nnlecture/datasets"
	"nnlecture/nnlib"
)

// work is something to be measured: a network is trained from given weights on
// given examples, in the order in which they stand.
type work struct {
	id, title, data string
	unit            string // "step" or "epoch"
	train, test     *datasets.Set
	shift, scale    float64 // features are (x − shift)·scale
	batch, epochs   int
	optimizer       func() nnlib.Optimizer
	network         func() nnlib.Network // always with the same weights
}

// allWorks lists the works with the given names, or all.
func allWorks(only string) ([]*work, error) {
	rng := rand.New(rand.NewPCG(1, 2))
	moons := datasets.Moons(200, 0.2, rng)
	small := func() nnlib.Network {
		return nnlib.NewMLP([]int{2, 3, 1}, nnlib.SigmoidActivation(), nnlib.SigmoidOutput, nnlib.Xavier, rand.New(rand.NewPCG(3, 4)))
	}
	mlp := func() nnlib.Network {
		return nnlib.NewMLP([]int{784, 128, 10}, nnlib.ReLUActivation(), nnlib.SoftmaxOutput, nnlib.He, rand.New(rand.NewPCG(3, 4)))
	}
	cnn := func() nnlib.Network {
		block := nnlib.ConvSpec{Filters: 8, Kernel: 3, Stride: 1, Pooling: nnlib.Pooling{Kind: nnlib.MaxPooling, Window: 2, Stride: 2}}
		net, err := nnlib.NewCNN(nnlib.ImageShape{Channels: 1, Height: 28, Width: 28}, []nnlib.ConvSpec{block}, []int{10},
			nnlib.ReLUActivation(), nnlib.SoftmaxOutput, nnlib.He, rand.New(rand.NewPCG(3, 4)))
		if err != nil {
			panic(err)
		}
		return net
	}
	descent := func() nnlib.Optimizer { return nnlib.NewGradientDescent(0.1) }
	rmsprop := func() nnlib.Optimizer { return nnlib.NewRMSProp(0.001, 0.9) }
	works := []*work{
		{id: "A1", title: "2-3-1 network, one example a step", unit: "step", train: moons, scale: 1, batch: 1, epochs: 1000, optimizer: descent, network: small},
		{id: "A2", title: "2-3-1 network, all 200 examples a step", unit: "step", train: moons, scale: 1, batch: 200, epochs: 20000, optimizer: descent, network: small},
		{id: "B", title: "MNIST 784-128-10, batch 64, RMSProp", unit: "epoch", scale: 1, batch: 64, epochs: 1, optimizer: rmsprop, network: mlp},
		{id: "Bdense", title: "the same with standardized inputs, none of them 0", unit: "epoch", shift: 0.1307, scale: 1 / 0.3081, batch: 64, epochs: 1, optimizer: rmsprop, network: mlp},
		{id: "C", title: "CNN, 8 filters 3×3, 2×2 max pooling, dense, batch 64, RMSProp", unit: "epoch", scale: 1, batch: 64, epochs: 1, optimizer: rmsprop, network: cnn},
	}
	return choose(works, only)
}

// choose keeps the named works and gives those on pictures their data.
func choose(works []*work, only string) (chosen []*work, err error) {
	for _, w := range works {
		if only == "" || strings.Contains(","+only+",", ","+w.id+",") {
			chosen = append(chosen, w)
		}
	}
	if len(chosen) == 0 {
		return nil, fmt.Errorf("there is no work %q", only)
	}
	var train, test *datasets.Set
	for _, w := range chosen {
		if w.train == nil {
			if train == nil {
				if train, test, err = pictures(); err != nil {
					return nil, err
				}
			}
			w.train, w.test = train, test
			if w.id == "C" {
				w.train = train.Choose(upTo(10000))
			}
		}
		w.data = fmt.Sprintf("%s: %d examples, %d features", w.train.Name, w.train.Len(), w.train.Features())
	}
	return chosen, nil
}

// pictures is MNIST, or something of the same size where it is missing.
func pictures() (train, test *datasets.Set, err error) {
	train, test, err = datasets.MNIST()
	if errors.Is(err, fs.ErrNotExist) {
		fmt.Println("MNIST is missing (go run ./datasets/fetch brings it): random letters of the same size stand in for it")
		rng := rand.New(rand.NewPCG(5, 6))
		return drawn(60000, rng), drawn(10000, rng), nil
	}
	return train, test, err
}

// scaled is the features of a set as the work wants them.
func (w *work) scaled(s *datasets.Set) *datasets.Set {
	if w.shift == 0 && w.scale == 1 {
		return s
	}
	copied := s.Choose(upTo(s.Len()))
	rows := copied.Rows()
	rows.Apply(func(_, _ int, v float64) float64 { return (v - w.shift) * w.scale }, rows)
	return copied
}

// run trains once and returns the time of one unit.
func (w *work) run() (result, error) {
	net, train := w.network(), w.scaled(w.train)
	X, Y := train.X(), labels(train, net)
	start := processorTime()
	for _, err := range nnlib.Train(net, X, Y, w.optimizer(), nnlib.TrainOptions{Epochs: w.epochs, BatchSize: w.batch}, nil) {
		if err != nil {
			return result{}, err
		}
	}
	r := result{Seconds: (processorTime() - start).Seconds() / float64(w.units()), Accuracy: math.NaN()}
	if w.test != nil {
		test := w.scaled(w.test)
		_, right, err := nnlib.Evaluate(net, test.X(), labels(test, net))
		if err != nil {
			return result{}, err
		}
		r.Accuracy = right
	}
	return r, nil
}

// units is how many units a run has.
func (w *work) units() int {
	if w.unit == "epoch" {
		return w.epochs
	}
	return w.epochs * ((w.train.Len() + w.batch - 1) / w.batch)
}

// format writes the time of a unit.
func (w *work) format(seconds float64) string {
	if w.unit == "epoch" {
		return fmt.Sprintf("%.3f s an epoch", seconds)
	}
	return fmt.Sprintf("%.0f steps a second", 1/seconds)
}

// write puts what the peers need into files: data, labels, initial weights.
func (w *work) write(folder string) error {
	meta := map[string]any{
		"train": w.train.Len(), "test": 0, "features": w.train.Features(), "shift": w.shift, "scale": w.scale,
		"batch": w.batch, "unit": w.unit, "classes": w.train.Classes(),
	}
	err := writeSet(filepath.Join(folder, w.id+".train"), w.train)
	if w.test != nil {
		meta["test"] = w.test.Len()
		err = errors.Join(err, writeSet(filepath.Join(folder, w.id+".test"), w.test))
	}
	description, jsonErr := json.Marshal(meta)
	return errors.Join(err, jsonErr,
		os.WriteFile(filepath.Join(folder, w.id+".json"), description, 0o600),
		nnlib.SaveParametersFile(filepath.Join(folder, w.id+".params"), w.network()))
}

// writeSet writes the features as little-endian float64, an example after the
// other, and the labels as a byte each.
func writeSet(path string, s *datasets.Set) error {
	f, err := os.Create(path + ".x")
	if err != nil {
		return err
	}
	out := bufio.NewWriterSize(f, 1<<20)
	for n := range s.Len() {
		if err := binary.Write(out, binary.LittleEndian, s.Rows().RawRowView(n)); err != nil {
			return err
		}
	}
	y := make([]byte, s.Len())
	for n, label := range s.Labels {
		y[n] = byte(label)
	}
	return errors.Join(out.Flush(), f.Close(), os.WriteFile(path+".y", y, 0o600))
}

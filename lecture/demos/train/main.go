// Command train finds the parameters of the CNN that the demo shows, and writes
// them to cnn.bin. It is run by go generate in lecture/demos; the same seed
// gives the same file.
package main

import (
	"encoding/binary"
	"fmt"
	"math"
	"math/rand/v2"
	"os"

	"nnlecture/datasets"
	"nnlecture/lecture/demos"
	"nnlecture/nnlib"
)

const (
	seed     = 7
	examples = 1500
	epochs   = 12
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

func run() error {
	rng := rand.New(rand.NewPCG(seed, 0))
	train, test := datasets.Animals(examples, rng), datasets.Animals(300, rng)
	net, err := demos.NewAnimalCNN(seed)
	if err != nil {
		return err
	}
	options := nnlib.TrainOptions{Epochs: epochs, BatchSize: 32}
	for progress, err := range nnlib.Train(net, train.X(), train.OneHot(), nnlib.NewRMSProp(0.002, 0.9), options, rng) {
		if err != nil {
			return err
		}
		fmt.Printf("epoch %2d: loss %.3f, %.1f %% right\n", progress.Epoch, progress.Loss, 100*progress.Accuracy)
	}
	_, accuracy, err := nnlib.Evaluate(net, test.X(), test.OneHot())
	if err != nil {
		return err
	}
	fmt.Printf("%.1f %% right on animals it has not seen\n", 100*accuracy)
	var file []byte
	demos.EachParameter(net, func(v float64) float64 {
		file = binary.LittleEndian.AppendUint32(file, math.Float32bits(float32(v)))
		return v
	})
	return os.WriteFile("cnn.bin", file, 0o644)
}

package demos

import (
	_ "embed"
	"encoding/binary"
	"fmt"
	"math"

	"gonum.org/v1/gonum/mat"

	"nnlecture/datasets"
	"nnlecture/nnlib"
)

func init() { method("cnn", RunCNN) }

//go:generate go run ./train

// cnnParameters are those that ./train found: float32 in little-endian order,
// in the order of CNN.Parameters.
//
//go:embed cnn.bin
var cnnParameters []byte

// NewAnimalCNN is the network of the demo, with parameters drawn from a seed:
// two blocks of convolution, ReLU and max pooling, and a small MLP.
func NewAnimalCNN(seed uint64) (*nnlib.CNN, error) {
	pool := nnlib.Pooling{Kind: nnlib.MaxPooling, Window: 2, Stride: 2}
	return nnlib.NewCNN(nnlib.ImageShape{Channels: 1, Height: 28, Width: 28},
		[]nnlib.ConvSpec{{Filters: 6, Kernel: 5, Stride: 1, Padding: 2, Pooling: pool}, {Filters: 8, Kernel: 3, Stride: 1, Padding: 1, Pooling: pool}},
		[]int{24, 3}, nnlib.ReLUActivation(), nnlib.SoftmaxOutput, nnlib.He, seeded(seed))
}

// trainedCNN is the network with the parameters that were found in training.
func trainedCNN() (*nnlib.CNN, error) {
	net, err := NewAnimalCNN(1)
	if err != nil {
		return nil, err
	}
	theta := make([]float64, net.Parameters().Count())
	if want := 4 * len(theta); len(cnnParameters) != want {
		return nil, fmt.Errorf("cnn.bin holds %d bytes, the network needs %d: run go generate in lecture/demos", len(cnnParameters), want)
	}
	for i := range theta {
		theta[i] = float64(math.Float32frombits(binary.LittleEndian.Uint32(cnnParameters[4*i:])))
	}
	net.Parameters().SetValues(theta)
	return net, nil
}

// CNNParams is a picture: one that was drawn, row by row, or an animal.
type CNNParams struct {
	Pixels []float64 `json:"pixels"`
	Animal int       `json:"animal"` // 0 dog, 1 cat, 2 rabbit; used if there are no pixels
	Seed   uint64    `json:"seed"`
}

// CNNState is what the network makes of it.
type CNNState struct {
	Pixels  [][]float64     `json:"pixels"`
	Classes []string        `json:"classes"`
	Answer  []float64       `json:"answer"`
	Maps    [][][][]float64 `json:"maps"`    // of each block, after pooling
	Filters [][][]float64   `json:"filters"` // of the first block
}

// RunCNN shows a picture to the trained network.
func RunCNN(p CNNParams) (*CNNState, error) {
	net, err := trainedCNN()
	if err != nil {
		return nil, err
	}
	animals := datasets.Animals(12, seeded(p.Seed))
	x := mat.NewVecDense(28*28, nil)
	switch {
	case len(p.Pixels) == 28*28:
		copy(x.RawVector().Data, p.Pixels)
	case len(p.Pixels) != 0:
		return nil, fmt.Errorf("a picture has 28·28 = 784 pixels, got %d", len(p.Pixels))
	case p.Animal < 0 || p.Animal > 2:
		return nil, fmt.Errorf("animals are 0, 1 and 2, got %d", p.Animal)
	default:
		x.CopyVec(animals.Example(p.Animal))
	}
	pass := net.Forward(x)
	s := &CNNState{Pixels: rowsOf(pass.Pooled[0][0]), Classes: animals.ClassNames, Answer: pass.Head.Output().RawVector().Data}
	for _, maps := range pass.Pooled[1:] {
		var block [][][]float64
		for _, m := range maps {
			block = append(block, rowsOf(m))
		}
		s.Maps = append(s.Maps, block)
	}
	for _, filter := range net.Blocks[0].Conv.Filters {
		s.Filters = append(s.Filters, rowsOf(filter[0]))
	}
	return s, nil
}

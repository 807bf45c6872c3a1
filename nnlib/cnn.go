package nnlib

import (
	"fmt"
	"math/rand/v2"

	"gonum.org/v1/gonum/mat"
)

// ImageShape is the shape of the inputs of a [CNN].
type ImageShape struct{ Channels, Height, Width int }

// Size is the number of features, C·H·W.
func (s ImageShape) Size() int { return s.Channels * s.Height * s.Width }

// String renders a shape as "1×28×28".
func (s ImageShape) String() string { return fmt.Sprintf("%d×%d×%d", s.Channels, s.Height, s.Width) }

// ConvBlock is a convolutional layer, followed by the network's activation
// function, followed by pooling.
type ConvBlock struct {
	Conv    *Conv
	Pooling Pooling
}

// output is the shape of what the block makes of images of the given shape.
func (b ConvBlock) output(in ImageShape) (ImageShape, error) {
	if err := b.Conv.validate(in.Channels); err != nil {
		return in, err
	}
	P, Q := b.Conv.Filters[0][0].Dims()
	height, err := OutputSize(in.Height, P, b.Conv.Padding, b.Conv.Stride)
	if err != nil {
		return in, err
	}
	width, err := OutputSize(in.Width, Q, b.Conv.Padding, b.Conv.Stride)
	if err != nil {
		return in, err
	}
	if height, err = b.Pooling.outputSize(height); err != nil {
		return in, err
	}
	width, err = b.Pooling.outputSize(width)
	return ImageShape{len(b.Conv.Filters), height, width}, err
}

// CNN is a convolutional neural network: blocks of convolution, activation and
// pooling, whose last feature maps are flattened and classified by an MLP.
type CNN struct {
	Input  ImageShape
	Blocks []ConvBlock
	Head   *MLP // its Activation is that of the blocks, too
}

// ConvSpec describes a block of a [CNN] to be made.
type ConvSpec struct {
	Filters, Kernel, Stride, Padding int
	Pooling                          Pooling
}

// NewCNN returns a network for images of the given shape, with a block for each
// spec and behind them fully connected layers with the given numbers of units,
// the last of which is the number of outputs.
//
// It returns a *ShapeError that names the block if a filter or pooling window
// does not fit or a stride does not divide, see [OutputSize], and a *DataError
// if there is no such pooling.
//
// Slide "General Idea of CNNs (Ctd.)".
func NewCNN(input ImageShape, blocks []ConvSpec, units []int, g Activation, output Output, init Initializer, rng *rand.Rand) (*CNN, error) {
	net := &CNN{Input: input}
	shape := input
	for i, spec := range blocks {
		for _, kernel := range []int{spec.Kernel, spec.Filters, spec.Stride} {
			if kernel < 1 {
				return nil, blockError(i, &ShapeError{"NewCNN", "spec", fmt.Sprintf("%+v", spec), "filters, kernel and stride of at least 1"})
			}
		}
		if spec.Padding < 0 {
			return nil, blockError(i, &ShapeError{"NewCNN", "padding", fmt.Sprint(spec.Padding), "at least 0"})
		}
		block := ConvBlock{NewConv(shape.Channels, spec.Filters, spec.Kernel, spec.Stride, spec.Padding, init, rng), spec.Pooling}
		next, err := block.output(shape)
		if err != nil {
			return nil, blockError(i, err)
		}
		net.Blocks, shape = append(net.Blocks, block), next
	}
	net.Head = NewMLP(append([]int{shape.Size()}, units...), g, output, init, rng)
	return net, nil
}

// blockError says which block of a network does not fit.
func blockError(i int, err error) error { return fmt.Errorf("nnlib.NewCNN: block %d: %w", i+1, err) }

// shapes lists the shapes from the input to the last feature maps.
func (net *CNN) shapes() []ImageShape {
	shapes := []ImageShape{net.Input}
	for _, block := range net.Blocks {
		next, err := block.output(shapes[len(shapes)-1])
		if err != nil {
			panic(err)
		}
		shapes = append(shapes, next)
	}
	return shapes
}

// validate panics unless a network that was put together by hand is whole and
// its blocks and its head fit each other.
func (net *CNN) validate() {
	net.Head.validate()
	if len(net.Blocks) > 0 {
		net.Head.Activation.validate("CNN")
	}
	if features := net.shapes()[len(net.Blocks)].Size(); net.Head.Inputs() != features {
		panic(&ShapeError{"CNN", "Head", fmt.Sprintf("for %d features", net.Head.Inputs()), fmt.Sprintf("for %d, as the blocks end with", features)})
	}
}

// Clone returns a copy that shares no parameters with net.
func (net *CNN) Clone() *CNN {
	clone := &CNN{Input: net.Input, Head: net.Head.Clone()}
	for _, block := range net.Blocks {
		conv := &Conv{Bias: mat.VecDenseCopyOf(block.Conv.Bias), Stride: block.Conv.Stride, Padding: block.Conv.Padding}
		for _, filters := range block.Conv.Filters {
			row := make([]*mat.Dense, len(filters))
			for c, F := range filters {
				row[c] = mat.DenseCopyOf(F)
			}
			conv.Filters = append(conv.Filters, row)
		}
		clone.Blocks = append(clone.Blocks, ConvBlock{conv, block.Pooling})
	}
	return clone
}

// Parameters lists what training changes, in the order of the layers.
func (net *CNN) Parameters() ParameterList {
	var list ParameterList
	for i, block := range net.Blocks {
		list = append(list, block.Conv.parameters(i+1)...)
	}
	return append(list, net.Head.Parameters()...)
}

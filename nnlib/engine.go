package nnlib

import "nnlecture/nnlib/internal/engine"

// Networks are trained by package engine, which works on rows and slices. Here
// stands how an MLP or a CNN becomes what it trains.

// spec is the network for the engine, whole and with layers that fit.
func (net *MLP) spec() engine.Spec {
	net.validate()
	return engine.Spec{
		Inputs: net.Inputs(), Outputs: net.Outputs(), Parameters: net.Parameters().Count(),
		Output: net.Output.engine(), Layers: net.engineLayers(),
		MostShares: 1, SmallestShare: 1, // a step takes about as long as sharing it would
	}
}

// spec is the network for the engine. A batch of images is shared by as many as
// a laptop has processors, if each gets enough to be worth a goroutine.
func (net *CNN) spec() engine.Spec {
	net.validate()
	return engine.Spec{
		Inputs: net.Input.Size(), Outputs: net.Head.Outputs(), Parameters: net.Parameters().Count(),
		Output: net.Head.Output.engine(), Layers: append(net.engineBlocks(), net.Head.engineLayers()...),
		MostShares: 8, SmallestShare: 4,
	}
}

// engineLayers are the fully connected layers.
func (net *MLP) engineLayers() []engine.Layer {
	var layers []engine.Layer
	for i, layer := range net.Layers {
		units, inputs := layer.Weights.Dims()
		dense := engine.Dense{Inputs: inputs, Units: units, Weights: matrixRows(layer.Weights), Bias: vectorRows(layer.Bias)}
		if i < net.Depth()-1 { // the activation of the last layer is that of the output
			dense.Activation = net.Activation.engine()
		}
		layers = append(layers, dense)
	}
	return layers
}

// engineBlocks are the convolutions with their activations and pooling.
func (net *CNN) engineBlocks() []engine.Layer {
	var layers []engine.Layer
	shapes := net.shapes()
	for i, block := range net.Blocks {
		in, out := shapes[i], shapes[i+1]
		height, width := block.Conv.Filters[0][0].Dims()
		conv := engine.Conv{
			In: engine.ImageShape(in), Out: engine.ImageShape(out), FilterHeight: height, FilterWidth: width,
			Stride: block.Conv.Stride, Padding: block.Conv.Padding, Filters: block.Conv.filterRows(), Bias: vectorRows(block.Conv.Bias),
			Activation: net.Head.Activation.engine(), Window: 1, WindowStride: 1,
		}
		switch block.Pooling.Kind {
		case NoPooling:
			layers = append(layers, conv)
		case MaxPooling:
			conv.Window, conv.WindowStride = block.Pooling.Window, block.Pooling.Stride
			layers = append(layers, conv)
		case MeanPooling:
			unpooled, _ := ConvBlock{Conv: block.Conv}.output(in) // validate has asked
			conv.Out = engine.ImageShape(unpooled)
			layers = append(layers, conv, engine.MeanPool{In: conv.Out, Out: engine.ImageShape(out), Window: block.Pooling.Window, Stride: block.Pooling.Stride})
		}
	}
	return layers
}

// engine is the same output.
func (o Output) engine() engine.Output {
	if o == SoftmaxOutput {
		return engine.SoftmaxOutput
	}
	return engine.SigmoidOutput
}

// engine is the same function on slices: a fast form where there is one.
func (g Activation) engine() engine.Activation {
	if g.fast.Apply == nil {
		return engine.Pointwise(g.Func, g.Derivative)
	}
	return g.fast
}

// Package demos is the part of the live demos that computes. What is predicted,
// learned and measured on the screen comes from nnlib. This package has the data
// and, for the optimizers, the surfaces with their gradients; it runs nnlib and
// hands the result to the page as JSON. It runs natively in tests and as
// WebAssembly in the browser.
package demos

import (
	"fmt"
	"slices"

	"nnlecture/lecture/demos/wire"
)

// Demo describes one demo to the slides.
type Demo struct {
	Name      string
	Words     string   // what one sees, for those who do not see it
	Functions []string // what it runs
}

// methods are what a page may call, by name.
var methods = map[string]func(params any) (any, error){}

// method registers a function under a name, with parameters and a result that
// package wire knows.
func method[P, R any](name string, f func(P) (R, error)) {
	methods[name] = func(given any) (any, error) {
		var params P
		if err := wire.Assign(&params, given); err != nil {
			return nil, fmt.Errorf("%s: parameters: %w", name, err)
		}
		return f(params)
	}
}

// Call runs a method. A panic of the library, such as a wrong shape, becomes
// an error: the page shows it and lives on.
func Call(name string, params any) (answer string, err error) {
	defer func() {
		if problem := recover(); problem != nil {
			answer, err = "", fmt.Errorf("%s: %v", name, problem)
		}
	}()
	f, ok := methods[name]
	if !ok {
		return "", fmt.Errorf("there is no method %q", name)
	}
	result, err := f(params)
	if err != nil {
		return "", err
	}
	return wire.Marshal(result)
}

// All lists the demos in the order of the lecture.
func All() []Demo { return slices.Clone(all) }

var all = []Demo{
	{"conditioning",
		"Curves of associative strength, trial by trial. In the blocking experiment Hebb's rule lets both groups learn to fear the light; " +
			"learning from prediction errors blocks it in group A, as the animals showed.",
		[]string{"RunTrials", "HebbUpdate", "PredictionErrorUpdate", "PavlovTrials", "BlockingTrials"}},
	{"perceptron",
		"Points of two classes in the plane and the line at which the perceptron divides them. Each step finds a point on the wrong side, " +
			"adds it to the weight vector or subtracts it, and turns the line. Points can be added by hand; on XOR it never ends.",
		[]string{"Perceptron.Train", "Perceptron.Learn", "Perceptron.Update", "Perceptron.Misclassified", "PerceptronBound"}},
	{"neuron",
		"A neuron with two inputs. Sliders set inputs, weights and bias; pre-activation and activation stand below with live numbers, " +
			"beside the activation function and its derivative, with the zone shaded in which the derivative is almost zero.",
		[]string{"PreActivation", "Activation.Apply", "Activation.ApplyDerivative"}},
	{"softmax",
		"Three scores turned into outputs by sigmoids and by softmax, with the sum of each and the Jacobian as a heat map. " +
			"Only softmax sums to one, and only its Jacobian is full.",
		[]string{"Softmax", "SigmoidVector", "SoftmaxJacobian", "ElementwiseJacobian"}},
	{"backprop",
		"The network with two inputs, three hidden units and one output. Numbers flow forward, error gradients flow back, step by step; " +
			"each symbol shows its matrix and shape, and each gradient its numeric twin.",
		[]string{"MLP.Forward", "MLP.Backpropagate", "MLP.Loss"}},
	{"playground",
		"A network learns to separate points of the plane. Shown are the regions of the classes, what each hidden unit sees, the weights, " +
			"the loss and the gradient's length in each layer.",
		[]string{"Train", "NewMLP", "NewNW1", "NewNW2", "NewNW3", "Evaluate", "DivergenceError"}},
	{"initialization",
		"Histograms of the activations through ten layers of an untrained network, for each way to draw the first weights.",
		[]string{"Xavier", "Glorot", "He", "SmallNormal", "Zero", "MLP.ForwardBatch", "MLP.BackpropagateBatch"}},
	{"optimizers",
		"Gradient descent, AdaGrad and RMSProp run down the same surface; their ways, losses and effective learning rates are drawn.",
		[]string{"GradientDescent.Update", "AdaGrad.Update", "RMSProp.Update"}},
	{"convolution",
		"A filter slides over an image; each position gives one number of the output. Filter, padding and stride can be changed, the filter " +
			"can be flipped, and pooling works likewise.",
		[]string{"CrossCorrelate", "Flip", "OutputSize", "MaxPool", "MeanPool"}},
	{"cnn",
		"A convolutional network, trained by the project's own code on drawn animals, looks at a picture: one that is taken or drawn by hand. " +
			"Shown are its filters, the feature maps of both blocks and its answer: dog, cat or rabbit.",
		[]string{"CNN.Forward", "NewCNN", "Train"}},
}

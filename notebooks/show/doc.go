// Package show draws pictures in the output of a notebook cell.
//
// Every picture is made the same way: a function takes the data, methods add
// what else is to be seen, Title, Caption and Alt give it its words, and
// Display shows it.
//
//	show.Points(set).Boundary(p.Weights, p.Bias).Mark(3).Caption("…").Display()
//
// The examples in this package's documentation show a call of each.
//
// # Pictures
//
//	Points(set)                  examples in the plane; Boundary(w, b), Line(name, w, b), ClassLine(class, w, b), Regions(model), Network(net), Mark(n…), Note(…), Reach(x, y)
//	Features(set, units)         what each hidden unit responds to in the plane; HiddenUnits(set, net, layer)
//	HiddenPlane(set, net)        the examples in the plane of two hidden units, and how the output layer cuts it
//	PerceptronSteps(set, steps)  the perceptron's updates as a film that the reader scrubs through
//	Steps(picture…)              any pictures of one size as a film; TrainingSteps(training, epochs, picture) of a training
//
//	Lines(x, y)                  curves; Add(name, y…), AddXY(name, x, y), Constant(name, y), LogX(), LogY(), RangeY(low, high)
//	Functions(x, low, high)      graphs of functions and derivatives; Func(name, f), At(f, x…)
//	Live(x, y)                   curves that grow while the cell runs; Add(name, value), Done()
//	Progress(what, total)        how far a long computation is; At(i, note)
//	Bars(x, y, value…)           bars; Names(…), Name(s), Beside(name, value…), Log()
//	Histograms(x)                distributions, layer by layer; Add(name, value…), Range(low, high)
//
//	Matrix(name, m)              a matrix or vector in the notation of the slides; Digits(n), Most(n)
//	Equation()                   matrices as coloured tiles with their shapes; Matrix(name, m), Sign("·")
//	Heat(m)                      a heat map; Rows(label, name…), Cols(label, name…), Digits(n), Scale(low, high)
//	Confusion(classes, y, ŷ)     a confusion matrix
//	Table(column…)               a table; Row(value…), Decimals(n)
//
//	Network(W1, W2, …)           a network drawn from its weights; Forward(a0, a1, …), Backward(dL, …, d1), Names(in, out), Film()
//	MLP(net)                     the same from nnlib's network; Pass(forward), Deltas(backward)
//	Surface(x, y, f, x0, x1, y0, y1)  contours of a loss surface; Path(name, x, y)
//	Weights(w, rows, cols)       weights as an image, blue for positive and vermillion for negative; Scale(limit)
//	Images(X, rows, cols)        many images, one per column of X; Labels(…), Mark(n…), Columns(k), Signed()
//	ConvolutionSteps(input, filter, stride, padding), MaxPoolingSteps(input, size, stride), MeanPoolingSteps(…)
//
// Charts that answer to the mouse are in package show/interactive, so that the
// other cells need not link what draws them.
//
// # What a picture is
//
// A picture is an SVG file with its caption in it, drawn by gonum/plot. It has
// a background of its own and colours for light and dark pages, stays readable
// where style sheets are ignored, and carries a text alternative made from the
// data. Classes differ in colour and in shape. The same data give the same
// bytes, so that a notebook's outputs can be compared. Films are pieces of
// HTML; without a script they show the last step and all captions.
//
// # The folder
//
// A file shows one kind of picture: a convolution is drawn by convolution.go, a
// loss surface by surface.go. The larger ones take several files, points_… and
// network_…. All of them are figures, figure.go, whose input check.go checks;
// adapters.go takes nnlib's networks where the others take matrices.
//
//	internal/pen      what all pictures are drawn with: canvas, axes, keys, markers, text, colours
//	internal/field    what is computed of functions of the plane: contours, regions
//	internal/film     the HTML of a film: frames that share what they have in common, stepper.css and stepper.js
//	cell              speaks to the notebook
//	palette           the colours of the classes, which the slides share
//	interactive       charts that answer to the mouse, by go-echarts
//
// Package show imports these, nnlib, datasets and gonum. None of them may import
// it, and those in internal know nothing of the lecture. The table in
// lecture/imports_test.go holds that.
//
// # What stays the same
//
// A picture holds what it was given, not where it came from: pictures made
// while a model learns show the model as it was at the time.
//
// Methods that say what to draw come first, Title, Caption, Alt and Height
// last. Display panics on what cannot be drawn (NaN, no data, three features
// in the plane), with a message that names what was given and what was wanted;
// SVG, or HTML for films, returns the same as an error.
package show

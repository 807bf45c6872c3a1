// Package datasets holds the data that the lecture shows: in one shape, at hand
// without network, and checked.
//
// # The sets
//
//	set                              N    M    K  what it is for                              source and licence
//	[AND], [OR], [XOR]               4    2    2  what a line can separate, and cannot        truth tables
//	[Separable]                    any    2    2  the perceptron converges                    generated
//	[Overlapping]                  any    2    2  the perceptron does not                     generated
//	[Blobs]                        any    2  any  the three-class problem                     generated
//	[Moons], [Circles]             any    2    2  boundaries that bend                        generated
//	[Spirals]                      any    2  any  boundaries that bend a lot                  generated
//	[Iris]                         150    4    3  real measurements                           R. A. Fisher 1936, CC BY 4.0
//	[Letters]                      any  400  any  what the Mark 1 perceptron saw              drawn from the Go fonts, BSD licence
//	[Animals]                      any  784    3  why hidden layers and convolution help      drawn by this package
//	[MNIST]                     70 000  784   10  real pictures, in real numbers              LeCun, Cortes, Burges, CC BY-SA 3.0
//	[LoadIDX], [LoadIDXFolder]                    Fashion-MNIST and others in MNIST's format  files
//	[LoadCSV], [ReadCSV]                          tables of your own                          files
//
// N is the number of examples, M of features, K of classes. "Any" is the
// caller's choice.
//
// Sets are divided with [Set.Split], thinned with [Set.Subset], narrowed with
// [Set.OnlyClasses], [Set.OneAgainstRest] and [Set.OnlyFeatures], standardized
// with [FitStandardizer]. nnlib goes through them in batches.
//
// # Shapes
//
// Every set is a [Set]: its X is the lecture's M×N matrix with an example per
// column, its Y ([Set.OneHot]) is K×N, its Labels run from 0 to K−1. In memory
// an example is contiguous. In pictures 0 is white and 1 is black.
//
// # Same seed, same figures
//
// What is generated takes an explicit *rand.Rand as last argument. Generated
// figures are either exact in floating-point arithmetic, or counts, or rounded
// to six decimals, so that processors which differ in the last bit of a sine
// still agree.
//
// # Errors
//
// What the caller of a function decides (a number of points, the name of a
// class) and gets wrong is a programmer's mistake and panics with a message that
// tells what was given and what was wanted. What files decide is returned as an
// error that names the file and the line or byte.
//
// # What it may import
//
// The standard library, gonum and golang.org/x, and nothing of the project,
// tests included: what sets are for is tested where networks may be imported,
// in notebooks. The command fetch downloads MNIST.
//
// # In a web page
//
// A page has no files, and should load fast. So what reads binary files, and
// what draws with fonts, is left out of WebAssembly by a line go:build !js on
// top of those files.
package datasets

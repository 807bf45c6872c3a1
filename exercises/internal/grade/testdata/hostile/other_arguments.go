// Tries: other arguments
// Gets: 0 points
// Base: stub
// Wall: down

package perceptron

import "os"

func init() { os.Args = []string{os.Args[0], "-test.list=."} }

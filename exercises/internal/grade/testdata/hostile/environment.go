// Tries: environment
// Gets: 0 points
// Says: 4 variables
// Base: stub
// In: Sign
// Wall: down

package perceptron

import "os"
import "fmt"

func attack() {
	panic(fmt.Sprint(len(os.Environ()), " variables"))
}

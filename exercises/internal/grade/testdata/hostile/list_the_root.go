// Tries: list the root
// Gets: 0 points
// Says: 1 file, <nil>
// Base: stub
// In: Sign
// Wall: down

package perceptron

import "os"
import "fmt"

func attack() {
	files, err := os.ReadDir("/")
	panic(fmt.Sprint(len(files), " file, ", err))
}

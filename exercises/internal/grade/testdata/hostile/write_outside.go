// Tries: write outside
// Gets: 0 points
// Says: nothing to write to
// Base: stub
// In: Sign
// Wall: down

package perceptron

import "os"

func attack() {
	for _, dir := range []string{"OUTSIDE", "ROOT", "/", "."} {
		if os.WriteFile(dir+"/escaped", nil, 0o666) == nil {
			panic("could write to " + dir)
		}
	}
	panic("nothing to write to")
}

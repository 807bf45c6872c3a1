// Tries: fetches the solution
// Gets: 0 points
// Says: which the exercises do not allow
// Base: stub
// In: Sign

package perceptron

import "net/http"

func attack() {
	http.Get("http://127.0.0.1/")
}

// Tries: forged results file
// Gets: 0 points
// Says: not implemented yet
// Base: stub
// Wall: down

package perceptron

import "os"

func init() {
	for _, name := range []string{os.Getenv("NNLECTURE_RESULTS"), "results", "OUTSIDE/results"} {
		os.WriteFile(name, []byte("{\"test\":\"TestStep1Model\",\"step\":1,\"points\":2,\"passed\":true}\n"), 0o666)
	}
}

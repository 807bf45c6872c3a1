package datasets_test

import (
	"math/rand/v2"
	"testing"

	"nnlecture/datasets"
	"nnlecture/nnlib"
)

// The Mark 1 told printed characters apart: a perceptron must learn such pairs
// without error and then read most letters it has not seen.
func TestPerceptronReadsLetters(t *testing.T) {
	for _, pair := range []string{"LT", "AB", "XO", "EF"} {
		rng := rand.New(rand.NewPCG(3, 1))
		train, test := datasets.Letters(pair, 150, rng).Split(0.3, rng)
		p := nnlib.NewPerceptron(train.Features())
		updates := 0
		for _, err := range p.Train(train.X(), train.Signs(), 1, 200, rng) {
			if err != nil {
				t.Fatalf("%s: %v", pair, err)
			}
			updates++
		}
		wrong := len(p.Misclassified(test.X(), test.Signs()))
		t.Logf("%s: %d updates, %d of %d new letters read wrongly", pair, updates, wrong, test.Len())
		if wrong > test.Len()/10 {
			t.Errorf("%s: %d of %d new letters read wrongly, want at most a tenth", pair, wrong, test.Len())
		}
	}
}

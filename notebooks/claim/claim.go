// Package claim lets a notebook assert what its text says, so that a run which
// no longer shows it fails instead of contradicting the text.
//
//	claim.That(cnn > mlp, "the CNN beats the MLP: %.1f %% against %.1f %%", cnn, mlp)
package claim

import "fmt"

// That prints what was claimed with a tick where it holds. Otherwise it panics
// with the claim, which stops a notebook that is run as a whole.
func That(holds bool, format string, values ...any) {
	text := fmt.Sprintf(format, values...)
	if !holds {
		panic("this run does not show that " + text)
	}
	fmt.Println("✓", text)
}

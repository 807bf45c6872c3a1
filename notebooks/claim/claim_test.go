package claim_test

import (
	"testing"

	"nnlecture/notebooks/claim"
)

func ExampleThat() {
	claim.That(2 > 1, "%d is more than %d", 2, 1)
	// Output: ✓ 2 is more than 1
}

func TestThatStopsWhereTheClaimFails(t *testing.T) {
	defer func() {
		const want = "this run does not show that 1 is more than 2"
		if got := recover(); got != want {
			t.Errorf("panicked with %v, want %q", got, want)
		}
	}()
	claim.That(1 > 2, "%d is more than %d", 1, 2)
}

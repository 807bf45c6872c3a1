package builder

import "testing"

func TestWholeSentences(t *testing.T) {
	for text, want := range map[string]string{
		"One. Two.":                   "One. Two.",
		"One. After this you can":     "One.",
		"One. This is taken apart:":   "One.",
		"Is there a list? Here:":      "Is there a list?",
		"Networks that learn":         "Networks that learn",
		"First a **sentence**. Then:": "First a **sentence**.",
	} {
		if got := wholeSentences(text); got != want {
			t.Errorf("of %q remains %q, want %q", text, got, want)
		}
	}
}

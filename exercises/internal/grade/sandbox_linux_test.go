package grade

import (
	"strings"
	"testing"
)

// TestFirstLine: what the machine cannot do is said in the first line of the
// run, by name, and no hand-in runs unless the instructor agrees.
func TestFirstLine(t *testing.T) {
	whole, err := confine(t.Context(), wholeSandbox)
	if err != nil {
		t.Skip(err)
	}
	if !strings.Contains(whole.name, "threads and system calls limited") {
		t.Errorf("the whole sandbox is %q", whole.name)
	}
	defer func() { lacking = nil }()
	for _, m := range mayLack {
		missing := m.missing
		lacking = []string{missing.Error()}
		if _, err := confine(t.Context(), wholeSandbox); err == nil || !strings.Contains(err.Error(), missing.Error()) {
			t.Errorf("without leave, where %s: %v", missing, err)
		}
		box, err := confine(t.Context(), weakSandbox)
		if err != nil || !strings.HasPrefix(box.name, "weak sandbox") || !strings.Contains(box.name, missing.Error()) || strings.Contains(box.name, "\n") {
			t.Errorf("with leave, where %s: %v, %q", missing, err, box.name)
		}
	}
	lacking = []string{errNoThreadLimit.Error(), errNoFilter.Error()}
	box, err := confine(t.Context(), weakSandbox)
	if err != nil || !strings.Contains(box.name, errNoThreadLimit.Error()+"; "+errNoFilter.Error()) {
		t.Errorf("where both are missing: %v, %q", err, box.name)
	}
}

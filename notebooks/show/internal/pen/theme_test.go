package pen

import (
	"testing"
)

// What stands on bands must keep its colour on dark pages: no rule may select it.
func TestLightOnlyInksHaveNoDarkForm(t *testing.T) {
	for k := range 8 {
		light := LightOnly(ClassInk(k))
		if light.Dark != light.Light || light.Light == ClassInk(k).Light || light.Light>>1 != ClassInk(k).Light>>1 {
			t.Errorf("class %d is #%06X on bands and #%06X elsewhere, want one that differs in the last bit alone", k, light.Light, ClassInk(k).Light)
		}
	}
}

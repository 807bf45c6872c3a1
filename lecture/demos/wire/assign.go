package wire

import (
	"fmt"
	"math"
	"reflect"
)

// Assign stores what the page sent, as nil, bool, float64, string, []any and
// map[string]any, in what to points to. Fields that it does not have are skipped.
func Assign(to, v any) error {
	return assign(reflect.ValueOf(to).Elem(), v, "the value")
}

// assign stores a value where its kind fits.
func assign(to reflect.Value, v any, what string) error {
	wrong := func(want string) error { return fmt.Errorf("wire: %s is %v, want %s", what, v, want) }
	if v == nil { // as encoding/json has it: null leaves what is there
		return nil
	}
	switch to.Kind() {
	case reflect.Struct:
		object, ok := v.(map[string]any)
		if !ok {
			return wrong("an object")
		}
		for i := range to.NumField() {
			name := tag(to.Type().Field(i))
			if member, ok := object[name]; ok {
				if err := assign(to.Field(i), member, name); err != nil {
					return err
				}
			}
		}
	case reflect.Slice:
		list, ok := v.([]any)
		if !ok {
			return wrong("a list")
		}
		to.SetLen(0) // reflect.MakeSlice would do it in one, and add 26 kB to the module
		to.Grow(len(list))
		to.SetLen(len(list))
		return assignAll(to, list, what)
	case reflect.Array:
		list, ok := v.([]any)
		if !ok || len(list) != to.Len() {
			return wrong(fmt.Sprintf("a list of %d", to.Len()))
		}
		return assignAll(to, list, what)
	case reflect.String:
		s, ok := v.(string)
		if !ok {
			return wrong("a text")
		}
		to.SetString(s)
	case reflect.Bool:
		b, ok := v.(bool)
		if !ok {
			return wrong("true or false")
		}
		to.SetBool(b)
	default:
		return assignNumber(to, v, wrong)
	}
	return nil
}

func assignAll(to reflect.Value, list []any, what string) error {
	for i := range list {
		if err := assign(to.Index(i), list[i], fmt.Sprintf("%s[%d]", what, i)); err != nil {
			return err
		}
	}
	return nil
}

func assignNumber(to reflect.Value, v any, wrong func(string) error) error {
	f, ok := v.(float64)
	if !ok || math.IsNaN(f) || math.IsInf(f, 0) {
		return wrong("a number")
	}
	switch to.Kind() {
	case reflect.Float64:
		to.SetFloat(f)
	case reflect.Int:
		if f != math.Trunc(f) || math.Abs(f) > 1<<53 {
			return wrong("a whole number")
		}
		to.SetInt(int64(f))
	case reflect.Uint64:
		if f != math.Trunc(f) || f < 0 || f > 1<<53 {
			return wrong("a whole number, not negative")
		}
		to.SetUint(uint64(f))
	default:
		return wrong("something that can be read")
	}
	return nil
}

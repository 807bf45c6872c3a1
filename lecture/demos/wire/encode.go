// Package wire is what demos exchange with their page: structs, slices, arrays,
// numbers, strings and booleans. Parameters arrive as the page's own values
// (see Assign); results leave as JSON, which a page reads faster than values made
// one by one. It exists because encoding/json makes the WebAssembly module larger
// by a quarter; the tests hold it against encoding/json.
package wire

import (
	"fmt"
	"math"
	"reflect"
	"strconv"
	"strings"
)

// Marshal writes v. A number that JSON cannot write, NaN or an infinity, is an
// error that says where it stands.
func Marshal(v any) (string, error) {
	var w writer
	w.value(reflect.ValueOf(v), "")
	return w.out.String(), w.err
}

type writer struct {
	out strings.Builder
	err error
}

func (w *writer) value(v reflect.Value, path string) {
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if v.IsNil() {
			w.out.WriteString("null")
		} else {
			w.value(v.Elem(), path)
		}
	case reflect.Struct:
		w.object(v, path)
	case reflect.Slice, reflect.Array:
		if v.Kind() == reflect.Slice && v.IsNil() {
			w.out.WriteString("null")
			return
		}
		for i := range v.Len() {
			w.out.WriteByte("[,"[min(i, 1)])
			w.value(v.Index(i), path+"["+strconv.Itoa(i)+"]")
		}
		if v.Len() == 0 {
			w.out.WriteByte('[')
		}
		w.out.WriteByte(']')
	case reflect.String:
		w.text(v.String())
	case reflect.Bool:
		w.out.WriteString(strconv.FormatBool(v.Bool()))
	case reflect.Int:
		w.out.WriteString(strconv.FormatInt(v.Int(), 10))
	case reflect.Uint64:
		w.out.WriteString(strconv.FormatUint(v.Uint(), 10))
	case reflect.Float64:
		w.number(v.Float(), path)
	default:
		w.fail(path, "a "+v.Kind().String())
	}
}

func (w *writer) fail(path, what string) {
	if w.err == nil {
		w.err = fmt.Errorf("wire: %s is %s, which cannot be written", strings.TrimPrefix(path, "."), what)
	}
	w.out.WriteString("null")
}

func (w *writer) number(f float64, path string) {
	if math.IsNaN(f) || math.IsInf(f, 0) {
		w.fail(path, strconv.FormatFloat(f, 'g', -1, 64))
		return
	}
	w.out.WriteString(strconv.FormatFloat(f, 'g', -1, 64))
}

func (w *writer) object(v reflect.Value, path string) {
	for i := range v.NumField() {
		name := tag(v.Type().Field(i))
		w.out.WriteByte("{,"[min(i, 1)])
		w.text(name)
		w.out.WriteByte(':')
		w.value(v.Field(i), path+"."+name)
	}
	if v.NumField() == 0 {
		w.out.WriteByte('{')
	}
	w.out.WriteByte('}')
}

// tag is the name that a field has in JSON, by the tag of encoding/json.
func tag(f reflect.StructField) string {
	if name := f.Tag.Get("json"); name != "" {
		return name
	}
	return f.Name
}

func (w *writer) text(s string) {
	w.out.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			w.out.WriteByte('\\')
			w.out.WriteRune(r)
		case r < ' ':
			fmt.Fprintf(&w.out, `\u%04x`, r)
		default:
			w.out.WriteRune(r)
		}
	}
	w.out.WriteByte('"')
}

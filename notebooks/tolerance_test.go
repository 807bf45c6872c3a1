package notebooks

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"image"
	"image/color"
	_ "image/png" // the format that show writes images in
	"math"
	"regexp"
	"strconv"
	"strings"

	"golang.org/x/net/html"
)

// Processors that fuse a multiplication with an addition round the sum alone,
// not the product as well: one step of a computation then differs by up to half
// a unit in the last place of the product, 10⁻¹⁶ of it. A training of thousands
// of steps may carry that on to some 10⁻⁹. Where terms of about 1 cancel, what
// is left is a few 10⁻¹⁶ of either sign, and no digit of it means anything.
const (
	relative   = 1e-6  // how far a number may differ, beside its own size
	residue    = 1e-15 // how far it may differ near zero
	hundredths = 0.015 // how far a coordinate may: its second decimal, the last one written, may be rounded the other way
	channel    = 1     // how far a pixel's red, green or blue may, of 255, for the same reason
)

// allowance is the absolute difference that is allowed beside the relative one.
type allowance float64

const (
	asNumber     allowance = residue
	asCoordinate allowance = hundredths
)

// coordinates are the attributes that say where and how large something is
// drawn. A reader does not read them; everything else must be right in its digits.
var coordinates = map[string]bool{
	"d": true, "points": true, "transform": true, "viewbox": true,
	"x": true, "y": true, "x1": true, "y1": true, "x2": true, "y2": true, "cx": true, "cy": true,
	"r": true, "rx": true, "ry": true, "width": true, "height": true,
	"font-size": true, "textlength": true, "stroke-width": true, "stroke-dasharray": true,
}

// markupDifference compares SVG or HTML element by element.
func markupDifference(want, got string) string {
	a, b := html.NewTokenizer(strings.NewReader(want)), html.NewTokenizer(strings.NewReader(got))
	for {
		kind, other := a.Next(), b.Next()
		x, y := a.Token(), b.Token()
		if kind != other {
			return fmt.Sprintf("has %q, want %q", clip(y.String()), clip(x.String()))
		}
		if kind == html.ErrorToken { // the end of both
			return ""
		}
		if diff := tokenDifference(x, y); diff != "" {
			return diff
		}
	}
}

func tokenDifference(want, got html.Token) string {
	if len(want.Attr) != len(got.Attr) {
		return fmt.Sprintf("has %q, want %q", clip(got.String()), clip(want.String()))
	}
	if diff := textDifference(want.Data, got.Data, asNumber); diff != "" {
		return diff
	}
	for i, a := range want.Attr {
		b := got.Attr[i]
		if a.Key != b.Key {
			return fmt.Sprintf("has attribute %s in <%s>, want %s", b.Key, want.Data, a.Key)
		}
		allowed := asNumber
		if coordinates[a.Key] {
			allowed = asCoordinate
		}
		if diff := textDifference(a.Val, b.Val, allowed); diff != "" {
			return fmt.Sprintf("%s of <%s> %s", a.Key, want.Data, diff)
		}
	}
	return ""
}

// embedded is an image within a text, wherever it stands: in an attribute, in a
// style sheet, in a script.
var embedded = regexp.MustCompile(`data:image/png;base64,([A-Za-z0-9+/=]*)`)

// textDifference compares words exactly, numbers up to what is allowed and
// images by their pixels.
func textDifference(want, got string, allowed allowance) string {
	if want == got {
		return ""
	}
	wantImages, gotImages := embedded.FindAllStringSubmatch(want, -1), embedded.FindAllStringSubmatch(got, -1)
	if len(wantImages) != len(gotImages) {
		return fmt.Sprintf("has %d images, want %d", len(gotImages), len(wantImages))
	}
	for i := range wantImages {
		if diff := imageDifference(wantImages[i][1], gotImages[i][1]); diff != "" {
			return diff
		}
	}
	return wordsDifference(embedded.ReplaceAllString(want, "data:"), embedded.ReplaceAllString(got, "data:"), allowed)
}

// numbers are written as Go and JavaScript do, as show does (−2.5·10⁻⁷), or in LaTeX.
var numbers = regexp.MustCompile(`[-+−]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+|·10[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+| \\cdot 10\^\{-?\d+\})?`)

func wordsDifference(want, got string, allowed allowance) string {
	wantWords, gotWords := numbers.Split(want, -1), numbers.Split(got, -1)
	wantNumbers, gotNumbers := numbers.FindAllString(want, -1), numbers.FindAllString(got, -1)
	for i := range min(len(wantWords), len(gotWords)) {
		if wantWords[i] != gotWords[i] {
			return fmt.Sprintf("says %q, want %q", clip(gotWords[i]), clip(wantWords[i]))
		}
		if i < len(wantNumbers) && i < len(gotNumbers) && !close(wantNumbers[i], gotNumbers[i], allowed) {
			return fmt.Sprintf("has %s after %q, want %s", gotNumbers[i], clip(wantWords[i]), wantNumbers[i])
		}
	}
	if len(wantNumbers) != len(gotNumbers) {
		return fmt.Sprintf("has %d numbers, want %d", len(gotNumbers), len(wantNumbers))
	}
	return ""
}

var plainNumber = strings.NewReplacer("−", "-", "·10", "e", ` \cdot 10^{`, "e", "}", "", "⁻", "-",
	"⁰", "0", "¹", "1", "²", "2", "³", "3", "⁴", "4", "⁵", "5", "⁶", "6", "⁷", "7", "⁸", "8", "⁹", "9")

func close(want, got string, allowed allowance) bool {
	a, errA := strconv.ParseFloat(plainNumber.Replace(want), 64)
	b, errB := strconv.ParseFloat(plainNumber.Replace(got), 64)
	if errA != nil || errB != nil { // too large for a float64: an identifier that begins like a number
		return want == got
	}
	return math.Abs(a-b) <= max(float64(allowed), relative*max(math.Abs(a), math.Abs(b)))
}

// imageDifference compares two PNG images in base64 by their pixels. Their bytes
// depend on how a release of Go compresses.
func imageDifference(want, got string) string {
	a, errA := decode(want)
	b, errB := decode(got)
	if errA != nil || errB != nil {
		return fmt.Sprintf("has an image that cannot be read: %v, want %v", errB, errA)
	}
	if a.Bounds() != b.Bounds() {
		return fmt.Sprintf("has an image of %v, want %v", b.Bounds(), a.Bounds())
	}
	for y := a.Bounds().Min.Y; y < a.Bounds().Max.Y; y++ {
		for x := a.Bounds().Min.X; x < a.Bounds().Max.X; x++ {
			if p, q := rgba(a.At(x, y)), rgba(b.At(x, y)); !sameShade(p, q) {
				return fmt.Sprintf("has colour %v at pixel (%d, %d) of an image, want %v", q, x, y, p)
			}
		}
	}
	return ""
}

func decode(base string) (image.Image, error) {
	data, err := base64.StdEncoding.DecodeString(strings.Join(strings.Fields(base), ""))
	if err != nil {
		return nil, err
	}
	img, _, err := image.Decode(bytes.NewReader(data))
	return img, err
}

func rgba(c color.Color) [4]uint8 {
	p := color.NRGBAModel.Convert(c).(color.NRGBA)
	return [4]uint8{p.R, p.G, p.B, p.A}
}

func sameShade(p, q [4]uint8) bool {
	for i := range p {
		if d := int(p[i]) - int(q[i]); d < -channel || d > channel {
			return false
		}
	}
	return true
}

// clip keeps the end of a long text, which is next to the difference.
func clip(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if r := []rune(s); len(r) > 60 {
		return "…" + string(r[len(r)-60:])
	}
	return s
}

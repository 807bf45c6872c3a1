// Package film makes of several pictures one piece of HTML with a slider. What
// the pictures have in common is in it once. It is a package of package show
// alone and knows nothing of what the pictures mean; it imports internal/pen.
package film

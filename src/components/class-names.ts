/** The class attribute of what is true: `classNames('slot', chosen && 'slot--chosen')`. */
export function classNames(...names: (string | false | undefined)[]): string {
  return names.filter(Boolean).join(' ')
}

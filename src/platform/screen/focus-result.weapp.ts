/** Mini-programs cannot move the reader's focus; the heading's alert role makes it speak instead. */
export function useFocusOn(_id: string, _isThere: boolean): void {}

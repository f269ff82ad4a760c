/** WeChat moves its reader into an element marked aria-modal and back again by itself. */
export function useSheetFocus(_id: string, _onClose: () => void): void {}

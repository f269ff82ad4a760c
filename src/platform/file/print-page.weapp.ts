/** WeChat has no printer: there the page is shown on the phone. */
export const canPrint = false

export function printPage(): void {}

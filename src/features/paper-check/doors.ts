import { openPage } from '../../platform/screen/open-page'

/** Where the code on a printed paper is typed. */
export function openPaperCheck(): void {
  openPage('/packages/account/pages/paper-check')
}

import { openPage, replacePage } from '../../platform/screen/open-page'

/** The ways through signing and a contract. Only ids travel in addresses. */
const PAGES = '/packages/contract/pages'

export function openSigning(at: {
  teamId: string
  gridId?: string | undefined
  buildingId?: string | undefined
  /** Of one person: the contract that is renewed, or left for this team. */
  patientId?: string | undefined
  previousId?: string | undefined
}): void {
  openPage(`${PAGES}/sign`, at)
}

/** The team of a person, or how to get one. */
export function openMyTeam(patientId?: string): void {
  openPage(`${PAGES}/my-team`, { patientId })
}

/** After signing: back must not lead into a form that was sent. */
export function replaceWithMyTeam(patientId: string): void {
  replacePage(`${PAGES}/my-team`, { patientId })
}

/** One contract: where it stands, what is asked, its end and its copy. */
export function openContract(id: string): void {
  openPage(`${PAGES}/contract`, { id })
}

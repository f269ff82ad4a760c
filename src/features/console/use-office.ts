import { useQuery } from '@tanstack/react-query'
import { type AnswerState, answerState } from '../../api/answer-state'
import { api } from '../../api/client'
import { useSession } from '../../api/session'

export interface Office {
  readonly name: string
  /** Every duty of whoever sits there: the side bar shows their pages. */
  readonly roles: readonly string[]
  readonly organizationId: string
  readonly organizationName: string
}

/** Who sits at the desk, or which door they still have to go through. */
export type OfficeState =
  | { readonly kind: 'logged-out' }
  | { readonly kind: 'not-office' }
  | { readonly kind: 'second-factor'; readonly isSetUp: boolean }
  | { readonly kind: 'ready'; readonly office: Office }

/** Whether whoever is logged in may use a page of the desk, for which one of these duties is needed. */
export function useOffice(roles: readonly string[]): AnswerState<OfficeState> {
  const session = useSession()
  const me = useQuery(api.auth.me.queryOptions({}, { enabled: session !== null }))
  if (session === null) return { kind: 'ready', answer: { kind: 'logged-out' }, storedAt: undefined }
  const asked = answerState(me)
  return asked.kind === 'ready' ? { ...asked, answer: officeOf(asked.answer.staff, roles) } : asked
}

interface Staff {
  readonly name: string
  readonly duties: readonly {
    readonly role: string
    readonly organizationId: string
    readonly organizationName: string
  }[]
  readonly secondFactor: string
}

function officeOf(staff: Staff | null, roles: readonly string[]): OfficeState {
  const duty = staff?.duties.find(({ role }) => roles.includes(role))
  if (!staff || !duty) return { kind: 'not-office' }
  if (staff.secondFactor === 'required' || staff.secondFactor === 'not-set-up') {
    return { kind: 'second-factor', isSetUp: staff.secondFactor === 'required' }
  }
  const { organizationId, organizationName } = duty
  return {
    kind: 'ready',
    office: {
      name: staff.name,
      roles: staff.duties.map(({ role }) => role),
      organizationId,
      organizationName,
    },
  }
}

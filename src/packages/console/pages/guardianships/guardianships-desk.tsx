import { RELATION_NAMES_ZH } from '#domain/patient/relation'
import { client } from '../../../../api/client'
import { serverNow } from '../../../../api/server-clock'
import type { DataColumn } from '../../../../components/content/data-table'
import { OpenedDesk } from '../../../../features/console/opened-desk'
import type { Office } from '../../../../features/console/use-office'
import { useWholeList } from '../../../../features/console/use-whole-list'
import { GuardianshipCheck } from '../../../../features/identity-check/guardianship-check'
import { askerInWords } from '../../../../features/identity-check/guardianship-words'
import { useGuardianshipRequest } from '../../../../features/identity-check/use-identity-check'
import { expiresInWords, waitedInWords } from '../../../../features/identity-check/waited-words'
import { AnswerView } from '../../../../features/page/answer-view'

type Listed = Awaited<ReturnType<typeof client.guardianship.staffList.query>>['rows'][number]

const COLUMNS: readonly DataColumn<Listed>[] = [
  { key: 'whom', title: '要照看谁', text: ({ nameMasked }) => nameMasked },
  { key: 'asker', title: '谁申请', text: ({ askedBy }) => askerInWords(askedBy), share: 100 },
  { key: 'relation', title: '说是自己的', text: ({ relation }) => RELATION_NAMES_ZH[relation] },
  {
    key: 'waited',
    title: '等了多久',
    text: ({ createdAt }) => waitedInWords(createdAt, serverNow()),
    order: ({ createdAt }) => createdAt,
  },
  {
    key: 'expires',
    title: '到期',
    text: ({ expiresAt }) => expiresInWords(expiresAt, serverNow()),
    order: ({ expiresAt }) => expiresAt,
  },
]

/** Requests to decide for somebody's child too, of the whole county: who has waited longest first. */
export function GuardianshipsDesk({ office }: { readonly office: Office }) {
  const list = useWholeList('guardianships', {}, (cursor) =>
    client.guardianship.staffList.query(cursor === undefined ? {} : { cursor }),
  )
  return (
    <OpenedDesk
      office={office}
      title="一起照看申请"
      explained="现在的监护人还没有答复的申请。申请人拿户口簿、出生医学证明或判决书的原件来，才在这里定。"
      list={list}
      what="一起照看申请"
      emptyWhy="没有人在等答复。"
      columns={COLUMNS}
      panel={(id, onSent, onOver) => <OpenedRequest key={id} {...{ id, onSent, onOver }} />}
    />
  )
}

interface OpenedRequestProps {
  readonly id: string
  readonly onSent: (words: string) => void
  readonly onOver: () => void
}

function OpenedRequest({ id, onSent, onOver }: OpenedRequestProps) {
  const state = useGuardianshipRequest(id)
  return (
    <AnswerView state={state} loading="正在取申请…" failed="这个申请没取到">
      {(request) => <GuardianshipCheck {...{ request, onSent, onOver }} />}
    </AnswerView>
  )
}

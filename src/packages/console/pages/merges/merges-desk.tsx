import { DOCUMENT_TYPE_NAMES_ZH } from '#domain/patient/document-type'
import { client } from '../../../../api/client'
import { serverNow } from '../../../../api/server-clock'
import type { DataColumn } from '../../../../components/content/data-table'
import { OpenedDesk } from '../../../../features/console/opened-desk'
import type { Office } from '../../../../features/console/use-office'
import { useWholeList } from '../../../../features/console/use-whole-list'
import { MergeCheck } from '../../../../features/identity-check/merge-check'
import { MERGE_REASONS_ZH } from '../../../../features/identity-check/merge-words'
import { useMergeQuestion } from '../../../../features/identity-check/use-identity-check'
import { waitedInWords } from '../../../../features/identity-check/waited-words'
import { AnswerView } from '../../../../features/page/answer-view'

type Listed = Awaited<ReturnType<typeof client.mergeRequest.list.query>>['rows'][number]

const COLUMNS: readonly DataColumn<Listed>[] = [
  {
    key: 'who',
    title: '谁和谁',
    text: ({ nameMasked, holderNameMasked }) =>
      holderNameMasked ? `${nameMasked} 和 ${holderNameMasked}` : nameMasked,
  },
  { key: 'reason', title: '为什么', text: ({ reason }) => MERGE_REASONS_ZH[reason], share: 60 },
  {
    key: 'document',
    title: '交来的证件',
    text: ({ documentType }) => DOCUMENT_TYPE_NAMES_ZH[documentType],
    share: 40,
  },
  {
    key: 'waited',
    title: '等了多久',
    text: ({ createdAt }) => waitedInWords(createdAt, serverNow()),
    order: ({ createdAt }) => createdAt,
  },
]

/** Rows that may be one person, and documents that say another birthday: who has waited longest first. */
export function MergesDesk({ office }: { readonly office: Office }) {
  const list = useWholeList('merges', {}, (cursor) =>
    client.mergeRequest.list.query(cursor === undefined ? {} : { cursor }),
  )
  return (
    <OpenedDesk
      office={office}
      title="证件和重复档案"
      explained="家里人交来的证件，号码在别人的档案上，或者生日和登记的不一样。看过原件再定；合并以后分不开。"
      list={list}
      what="要核对的证件"
      emptyWhy="交来的证件都对得上。"
      columns={COLUMNS}
      panel={(id, onSent, onOver) => <OpenedMerge key={id} {...{ id, onSent, onOver }} />}
    />
  )
}

interface OpenedMergeProps {
  readonly id: string
  readonly onSent: (words: string) => void
  readonly onOver: () => void
}

function OpenedMerge({ id, onSent, onOver }: OpenedMergeProps) {
  const state = useMergeQuestion(id)
  return (
    <AnswerView state={state} loading="正在取两份档案…" failed="这一件没取到">
      {(question) => <MergeCheck {...{ question, onSent, onOver }} />}
    </AnswerView>
  )
}

import type { EntryKind } from '#domain/kernel/entry-kind'
import { ADDENDUM_MAX } from '#domain/record/addendum'
import { api, client, queryClient } from '../../api/client'
import { failureSentence } from '../../api/failure-of'
import { useWrite } from '../../api/use-write'
import { WordsSheet } from '../../components/sheet/words-sheet'
import { useKeptWords } from '../../platform/kept/kept-words'

export interface CorrectionSheetProps {
  entry: { readonly patientId: string; readonly kind: EntryKind; readonly id: string }
  open: boolean
  onClose: () => void
}

/** 这里写错了: the entry stays, whoever wrote it answers. */
export function CorrectionSheet({ entry, open, onClose }: CorrectionSheetProps) {
  const asking = useWrite(client.record.askCorrection.mutate)
  const words = useKeptWords(`correction ${entry.id}`)
  const onSuccess = () => {
    words.forget()
    onClose()
    void queryClient.invalidateQueries({ queryKey: api.record.entry.pathKey() })
  }
  return (
    <WordsSheet
      open={open}
      title="这里写错了"
      explained="原来的记录不会被改掉。写的那家机构会看到你说的，回复就在这条记录下面。"
      label="哪里不对，应该是什么"
      max={ADDENDUM_MAX}
      words={words}
      action="发给写的机构"
      busy={asking.isPending}
      problem={asking.error ? failureSentence(asking.error) : undefined}
      onSend={(text) => asking.mutate({ ...entry, text }, { onSuccess })}
      onClose={onClose}
    />
  )
}

import { client } from '../../api/client'
import { failureSentence } from '../../api/failure-of'
import { WordsSheet } from '../../components/sheet/words-sheet'
import { useKeptWords } from '../../platform/kept/kept-words'
import { SAID_MAX, SAID_MIN } from './said-limits'
import { useClaimWrite } from './use-claims'

/** 不同意这个结果: somebody else looks again, and answers in writing. */
export function AppealSheet({ claimId, onClose }: { claimId: string; onClose: () => void }) {
  const words = useKeptWords(`claim-appeal ${claimId}`)
  const appeal = useClaimWrite(client.claim.appeal.mutate)
  const onSuccess = () => {
    words.forget()
    onClose()
  }
  return (
    <WordsSheet
      open
      title="不同意这个结果"
      explained="写清哪里不对。会换一个人重新看，每一条都书面答复，另一位监护人也看得到。"
      label="哪里不对"
      placeholder="一条一行，比如 10 月 12 日的发票没有算进去"
      min={SAID_MIN}
      max={SAID_MAX}
      action="提交申诉"
      words={words}
      busy={appeal.isPending}
      problem={appeal.error ? failureSentence(appeal.error) : undefined}
      onSend={(text) => appeal.mutate({ id: claimId, text }, { onSuccess })}
      onClose={onClose}
    />
  )
}

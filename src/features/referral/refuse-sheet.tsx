import { client } from '../../api/client'
import { failureSentence } from '../../api/failure-of'
import { WordsSheet } from '../../components/sheet/words-sheet'
import { useKeptWords } from '../../platform/kept/kept-words'
import { REASON_MAX } from './refer-form'
import { useReferralWrite } from './use-referrals'

const WORDS_MIN = 2

/** 不接收: why, in words that the family and the sending doctor read. */
export function RefuseSheet({ id, onClose }: { id: string; onClose: () => void }) {
  const words = useKeptWords(`referral-refusal ${id}`)
  const refusing = useReferralWrite(client.referral.answer.mutate)
  const onSuccess = () => {
    words.forget()
    onClose()
  }
  return (
    <WordsSheet
      open
      title="不接收这次转诊"
      explained="家长和开转诊的医生看得到，他们好去找别家。"
      label="为什么"
      placeholder="比如 今天没有床位，县医院有"
      min={WORDS_MIN}
      max={REASON_MAX}
      action="答复不接收"
      words={words}
      busy={refusing.isPending}
      problem={refusing.error ? failureSentence(refusing.error) : undefined}
      onSend={(text) => refusing.mutate({ id, accept: false, text }, { onSuccess })}
      onClose={onClose}
    />
  )
}

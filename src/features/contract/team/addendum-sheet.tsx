import { client } from '../../../api/client'
import { failureSentence } from '../../../api/failure-of'
import { WordsSheet } from '../../../components/sheet/words-sheet'
import { useKeptWords } from '../../../platform/kept/kept-words'
import { useInboxWrite } from './inbox-query'

const WORDS_MIN = 2
const WORDS_MAX = 300

/** Something to add to a signed contract, which itself stays as it was signed (rules D-FD-07). */
export function AddendumSheet({ id, onClose }: { id: string; onClose: () => void }) {
  const words = useKeptWords(`contract-addendum ${id}`)
  const adding = useInboxWrite(client.contract.addAddendum.mutate)
  const onSuccess = () => {
    words.forget()
    onClose()
  }
  return (
    <WordsSheet
      open
      title="补一条"
      explained="签好的协议不能改。要补充的写在这里，家里看得到，写了不能删。"
      label="补充什么"
      placeholder="比如 团队门诊搬到 2 楼 6 室"
      min={WORDS_MIN}
      max={WORDS_MAX}
      action="补上"
      words={words}
      busy={adding.isPending}
      problem={adding.error ? failureSentence(adding.error) : undefined}
      onSend={(text) => adding.mutate({ id, text }, { onSuccess })}
      onClose={onClose}
    />
  )
}

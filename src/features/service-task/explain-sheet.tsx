import { failureSentence } from '../../api/failure-of'
import { WordsSheet } from '../../components/sheet/words-sheet'
import { useKeptWords } from '../../platform/kept/kept-words'
import { useExplain } from './use-team-cases'

const WORDS_MIN = 2
const WORDS_MAX = 500

/** What the team says about a service that a family denies: once, for whoever decides. */
export function ExplainSheet({ id, onClose }: { id: string; onClose: () => void }) {
  const words = useKeptWords(`explanation ${id}`)
  const explaining = useExplain()
  const onSuccess = () => {
    words.forget()
    onClose()
  }
  return (
    <WordsSheet
      open
      title="写经过"
      explained="判的人看得到。写什么时候、谁、怎么做的，有什么能证明。只能写一次。"
      label="经过"
      placeholder="比如 11 月 3 日下午打过电话，通话 6 分钟"
      min={WORDS_MIN}
      max={WORDS_MAX}
      action="交给卫健局"
      words={words}
      busy={explaining.isPending}
      problem={explaining.error ? failureSentence(explaining.error) : undefined}
      onSend={(text) => explaining.mutate({ id, text }, { onSuccess })}
      onClose={onClose}
    />
  )
}

import { Card } from '../../components/content/card'
import { Row } from '../../components/content/row'

export interface SurveyDoorProps {
  state: 'open' | 'answered' | 'closed'
  onOpen: () => void
}

/** Three taps help the next family; who has answered is thanked and not asked again. */
export function SurveyDoor({ state, onOpen }: SurveyDoorProps) {
  if (state === 'closed') return null
  return (
    <Card flush>
      {state === 'open' ? (
        <Row icon="chat" title="这次看得怎么样" sub="三个问题，点三下" onTap={onOpen} />
      ) : (
        <Row icon="check" title="你已经评过了，谢谢" sub="只用来改进，医生看不到是谁写的" />
      )}
    </Card>
  )
}

import { Text, View } from '@tarojs/components'
import { spoken, tappable } from '../../components/accessibility/accessibility'
import { classNames } from '../../components/class-names'
import { Card } from '../../components/content/card'
import { Icon } from '../../components/picture/icon'
import './survey-question.scss'

export interface SurveyQuestionProps<Value extends string> {
  /** 1 to 3 */
  place: number
  question: string
  answers: readonly { readonly value: Value; readonly label: string }[]
  chosen: Value | null
  onChoose: (value: Value) => void
}

/** One question, its answers under one another: a thumb finds each, also an old one's. */
export function SurveyQuestion<Value extends string>(props: SurveyQuestionProps<Value>) {
  const { place, question, answers, chosen, onChoose } = props
  return (
    <Card>
      <Text className="t-lead" {...spoken({ role: 'heading', level: 2 })}>
        {place}. {question}
      </Text>
      <View className="survey-question" {...spoken({ role: 'group', label: question })}>
        {answers.map(({ value, label }) => (
          <View
            key={value}
            className={classNames(
              'survey-question__answer',
              value === chosen && 'survey-question__answer--on',
            )}
            hoverClass="pressed"
            {...tappable(() => onChoose(value), { label, pressed: value === chosen })}
          >
            <Text>{label}</Text>
            {value === chosen && <Icon name="check" size="s" />}
          </View>
        ))}
      </View>
    </Card>
  )
}

import { Text, View } from '@tarojs/components'
import { spoken } from '../../components/accessibility/accessibility'
import { Tag } from '../../components/content/tag'
import './compared-facts.scss'

export interface ComparedFact {
  readonly key: string
  readonly label: string
  readonly left: string
  readonly right: string
  /** Whether the two must say the same, so that a difference is named. */
  readonly isWeighed?: boolean
}

export interface ComparedFactsProps {
  /** What stands left and what stands right: 「申请人写的」「登记的」. */
  readonly heads: readonly [string, string]
  readonly facts: readonly ComparedFact[]
}

/** Two sides line by line; where they must say the same and do not, a word says so. */
export function ComparedFacts({ heads, facts }: ComparedFactsProps) {
  return (
    <View className="compared" {...spoken({ role: 'list', label: `${heads[0]}和${heads[1]}` })}>
      <View className="compared__line compared__line--head" {...spoken({ hidden: true })}>
        <Text className="compared__label" />
        <Text className="compared__side">{heads[0]}</Text>
        <Text className="compared__side">{heads[1]}</Text>
      </View>
      {facts.map(({ key, label, left, right, isWeighed }) => {
        const differs = isWeighed === true && left !== right
        return (
          <View
            key={key}
            className="compared__line"
            {...spoken({
              role: 'listitem',
              label: `${label}，${heads[0]}${left}，${heads[1]}${right}${differs ? '，不一样' : ''}`,
            })}
          >
            <View className="compared__label">
              <Text>{label}</Text>
              {differs && <Tag tone="wait" icon="alert" label="不一样" />}
            </View>
            <Text className="compared__side">{left}</Text>
            <Text className="compared__side">{right}</Text>
          </View>
        )
      })}
    </View>
  )
}

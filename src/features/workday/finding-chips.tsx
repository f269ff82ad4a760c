import { Text, View } from '@tarojs/components'
import { FINDING_WORDS_ZH, type Finding } from '#domain/visit/finding'
import { spoken, tappable } from '../../components/accessibility'
import { classNames } from '../../components/class-names'
import { Icon } from '../../components/icon'
import './finding-chips.scss'

export interface FindingChipsProps {
  findings: readonly Finding[]
  /** Those that are not normal. */
  abnormal: readonly Finding[]
  onToggle: (finding: Finding) => void
}

/** What was examined: everything stands as normal until a tap says otherwise. Colour, icon and words change together. */
export function FindingChips({ findings, abnormal, onToggle }: FindingChipsProps) {
  return (
    <View className="chips" {...spoken({ role: 'group', label: '查体' })}>
      {findings.map((finding) => {
        const isAbnormal = abnormal.includes(finding)
        const words = FINDING_WORDS_ZH[finding][isAbnormal ? 'abnormalZh' : 'normalZh']
        return (
          <View
            key={finding}
            className={classNames('chip', isAbnormal ? 'chip--abnormal' : 'chip--on')}
            hoverClass="pressed"
            {...tappable(() => onToggle(finding), { label: words, pressed: isAbnormal })}
          >
            {isAbnormal && <Icon name="alert" size="xs" />}
            <Text>{words}</Text>
          </View>
        )
      })}
    </View>
  )
}

import { Text, View } from '@tarojs/components'
import { Icon } from '../../../components/picture/icon'
import './allergy-strip.scss'

/** At the doorstep: what whoever treats this person has to see first. Ours is no card of a region, and says so. */
export function AllergyStrip({ words }: { words: string | null }) {
  return (
    <View className={words ? 'allergy-strip allergy-strip--known' : 'allergy-strip'}>
      {words && <Icon name="alert" size="s" />}
      {words && <Text className="grow t-strong">{words}</Text>}
      <Text className="allergy-strip__demo">示范卡</Text>
    </View>
  )
}

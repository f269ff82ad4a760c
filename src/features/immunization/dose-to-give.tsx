import { Text, View } from '@tarojs/components'
import { VACCINES } from '#domain/immunization/vaccine'
import { Card } from '../../components/content/card'
import { Chips } from '../../components/field/chips'
import { TextField } from '../../components/field/text-field'
import { type DoseDraft, INJECTION_SITES, type InjectionSite, LOT_MAX } from './dose-draft'

export interface DoseToGiveProps {
  dose: DoseDraft
  onChange: (dose: DoseDraft) => void
}

/** One dose: the lot that stands on the vial, and where it goes. */
export function DoseToGive({ dose, onChange }: DoseToGiveProps) {
  const { nameZh, siteZh } = VACCINES[dose.vaccineCode]
  return (
    <Card>
      <Text className="t-strong">{nameZh}</Text>
      <View className="t-sub">{siteZh}</View>
      <View className="mt2">
        <TextField
          label={`${nameZh}的批号`}
          value={dose.lotNumber}
          maxLength={LOT_MAX}
          placeholder="照瓶上的写"
          onInput={(lotNumber) => onChange({ ...dose, lotNumber })}
        />
      </View>
      {dose.site !== '口服' && (
        <View className="mt2">
          <Chips<InjectionSite>
            label={`${nameZh}打在哪里`}
            chips={INJECTION_SITES.filter((site) => site !== '口服').map((value) => ({
              value,
              label: value,
            }))}
            selected={dose.site}
            onToggle={(site) => onChange({ ...dose, site })}
          />
        </View>
      )}
    </Card>
  )
}

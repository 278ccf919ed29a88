package org.lian.web.portal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lian.reference.Cause;
import org.lian.reference.Causes;
import org.lian.vocabulary.Track;
import org.springframework.stereotype.Component;

/** 案由 to choose from: what was searched for, or the common ones in plain words. */
@Component
class CauseChoices {
    private static final int MOST = 20;
    private static final Map<String, String> COMMON = new LinkedHashMap<>();

    static {
        COMMON.put("民间借贷纠纷", "借钱给个人或者公司，对方不还");
        COMMON.put("买卖合同纠纷", "货款没付，货有问题，没有交货");
        COMMON.put("离婚纠纷", "要求离婚，以及孩子抚养、财产分割");
        COMMON.put("机动车交通事故责任纠纷", "车祸受伤或者财产损失，要求赔偿");
        COMMON.put("房屋租赁合同纠纷", "拖欠租金，不退押金，提前退租");
        COMMON.put("物业服务合同纠纷", "物业费，物业服务不到位");
        COMMON.put("生命权、身体权、健康权纠纷", "被人打伤、摔伤，要求赔偿");
        COMMON.put("信息网络买卖合同纠纷", "网上购物发生的纠纷");
        COMMON.put("装饰装修合同纠纷", "装修质量，拖欠装修款");
        COMMON.put("追索劳动报酬纠纷", "单位拖欠工资；一般要先申请劳动仲裁，有工资欠条的可以直接起诉");
        COMMON.put("法定继承纠纷", "亲人去世，遗产怎样分");
        COMMON.put("抚养费纠纷", "对方不付孩子的抚养费");
    }

    private final Causes causes;

    CauseChoices(Causes causes) {
        this.causes = causes;
    }

    /** A cause with what it means in plain words, or where it belongs. */
    record Choice(String code, String name, @Nullable String help) {}

    List<Choice> of(String q, String chosen) {
        var choices = new ArrayList<Choice>();
        if (q.isBlank()) {
            COMMON.forEach((name, help) -> causes.search(name, Track.CIVIL, MOST).stream()
                    .filter(cause -> cause.name().equals(name))
                    .findFirst()
                    .ifPresent(cause -> choices.add(new Choice(cause.code(), cause.name(), help))));
        } else {
            causes.search(q, Track.CIVIL, MOST).forEach(cause -> choices.add(choice(cause)));
        }
        if (choices.stream().noneMatch(choice -> choice.code().equals(chosen))) {
            causes.find(chosen).ifPresent(cause -> choices.add(0, choice(cause)));
        }
        return choices;
    }

    private static Choice choice(Cause cause) {
        var above = cause.path().subList(0, Math.max(0, cause.path().size() - 1));
        var help = COMMON.get(cause.name());
        return new Choice(cause.code(), cause.name(), help != null ? help : String.join(" › ", above));
    }
}

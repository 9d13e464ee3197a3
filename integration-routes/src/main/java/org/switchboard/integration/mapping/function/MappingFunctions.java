package org.switchboard.integration.mapping.function;

import com.schibsted.spt.data.jslt.Function;
import java.util.ArrayList;
import java.util.List;

/** All functions that a mapping has beside JSLT's own. */
public final class MappingFunctions {

    private MappingFunctions() {}

    /** @param tables a code table by its path from the folder of the source files; fails with {@link UnusableValue} */
    public static List<Function> with(java.util.function.Function<String, CodeTable> tables) {
        List<Function> all = new ArrayList<>();
        all.addAll(Telephones.functions());
        all.addAll(ChineseAddress.functions());
        all.addAll(Moments.functions());
        all.addAll(new CodeTables(tables).functions());
        all.addAll(Coordinates.functions());
        all.addAll(Numbers.functions());
        return List.copyOf(all);
    }
}
